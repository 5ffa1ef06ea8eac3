package asyncio

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Event loop policies choose how loops are made. There is one kind of loop here, so the one policy does what the functions
// of the same names do, and setting a policy changes nothing unless it is a user's subclass that makes loops of its own.

// policy is an instance of DefaultEventLoopPolicy.
type policy struct{ object }

// PolicyType is the class AbstractEventLoopPolicy; DefaultPolicyType its implementation.
var (
	PolicyType        = py.NewBuiltinType("asyncio.events", "AbstractEventLoopPolicy")
	DefaultPolicyType = py.NewBuiltinType("asyncio.unix_events", "_UnixDefaultEventLoopPolicy", PolicyType)
)

// PyClass gives the default policy's class.
func (*policy) PyClass() *py.Type { return DefaultPolicyType }

var currentPolicy any

func init() {
	for _, t := range []*py.Type{PolicyType, DefaultPolicyType} {
		constructor(t, "", func() *policy { return &policy{} }, func(context.Context, *policy, []any) {})
	}
	PolicyType.Methods(py.MethodTable{
		on("get_event_loop", "", func(ctx context.Context, _ *policy, _ []any) any { return loopValue(eventLoop(ctx)) }),
		on("set_event_loop", "loop", func(ctx context.Context, _ *policy, a []any) any {
			SetEventLoop(ctx, loopOrNil(a[0]))
			return nil
		}),
		on("new_event_loop", "", func(context.Context, *policy, []any) any { return loopValue(NewEventLoop()) }),
	})
	Module.Set("AbstractEventLoopPolicy", PolicyType)
	Module.Set("DefaultEventLoopPolicy", DefaultPolicyType)
	Module.Methods(py.MethodTable{
		method("get_event_loop_policy", "", func(context.Context, []any) any {
			if currentPolicy == nil {
				currentPolicy = &policy{}
			}
			return currentPolicy
		}),
		method("set_event_loop_policy", "policy", func(_ context.Context, a []any) any {
			if a[0] != nil && !py.TypeOf(a[0]).IsSubtype(PolicyType) {
				panic(py.TypeError.Newf("policy must be an instance of AbstractEventLoopPolicy or None, not '%s'",
					py.TypeOf(a[0]).Name))
			}
			currentPolicy = a[0]
			return nil
		}),
		method("_set_running_loop", "loop", func(ctx context.Context, a []any) any {
			var l any
			if x := loopOrNil(a[0]); x != nil {
				l = x
			}
			coro.From(ctx).Thread().Loop = l
			return nil
		}),
	})
}
