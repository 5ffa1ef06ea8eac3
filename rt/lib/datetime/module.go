package datetime

import "github.com/gosyncio/gosyncio/rt/py"

// Module is the module object.
var Module = newModule()

func newModule() *py.Module {
	m := py.NewModule("datetime", nil)
	m.SetClasses(DateClass, DatetimeClass, TimeClass, TimedeltaClass, TimezoneClass, TzinfoClass)
	m.Set("UTC", UTC)
	m.Set("MINYEAR", minYear)
	m.Set("MAXYEAR", maxYear)
	return m
}

func init() {
	for _, t := range []*py.Type{DateClass, DatetimeClass, TimeClass, TimedeltaClass, TimezoneClass, TzinfoClass} {
		t.InC = true
	}
}
