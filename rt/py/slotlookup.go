package py

import "context"

// Each of these finds the nearest class of the MRO that fills one slot.

func (t *Type) slotGetAttr() func(any, string) (any, bool) {
	for _, m := range t.MRO {
		if m.Slots.GetAttr != nil {
			return m.Slots.GetAttr
		}
	}
	return nil
}

func (t *Type) slotSetAttr() func(any, string, any) bool {
	for _, m := range t.MRO {
		if m.Slots.SetAttr != nil {
			return m.Slots.SetAttr
		}
	}
	return nil
}

func (t *Type) slotDelAttr() func(any, string) bool {
	for _, m := range t.MRO {
		if m.Slots.DelAttr != nil {
			return m.Slots.DelAttr
		}
	}
	return nil
}

func (t *Type) slotCall() func(context.Context, any, []any, []Kwarg) any {
	for _, m := range t.MRO {
		if m.Slots.Call != nil {
			return m.Slots.Call
		}
	}
	return nil
}

func (t *Type) slotIndex() func(any) any {
	for _, m := range t.MRO {
		if m.Slots.Index != nil {
			return m.Slots.Index
		}
	}
	return nil
}

// slots finds the nearest class of the MRO that satisfies has.
func (t *Type) slots(has func(s *Slots) bool) *Slots {
	for _, m := range t.MRO {
		if has(&m.Slots) {
			return &m.Slots
		}
	}
	return nil
}
