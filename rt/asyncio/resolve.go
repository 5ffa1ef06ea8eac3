package asyncio

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"strconv"
	"syscall"

	"github.com/gosyncio/gosyncio/rt/py"
)

// The flags and errors of getaddrinfo that matter here.
const (
	aiPassive    = 1
	eaiNoName    = -2
	eaiAgain     = -3
	eaiService   = -8
	familyUnspec = syscall.AF_UNSPEC
)

// numericInfo resolves an address that needs no look-up; false if it needs one
// (CPython's _ipaddr_info).
func numericInfo(host, port any, family, kind, proto int) (addrInfo, bool) {
	if kind != syscall.SOCK_STREAM && kind != syscall.SOCK_DGRAM {
		return addrInfo{}, false
	}
	name, ok := host.(string)
	if !ok {
		return addrInfo{}, false
	}
	number := 0
	switch p := port.(type) {
	case nil:
	case int:
		number = p
	case string:
		if p != "" {
			n, err := strconv.Atoi(p)
			if err != nil {
				return addrInfo{}, false
			}
			number = n
		}
	default:
		return addrInfo{}, false
	}
	a, err := netip.ParseAddr(name)
	if err != nil || a.Zone() != "" {
		return addrInfo{}, false
	}
	return infoOf(a, number, family, kind, proto)
}

// infoOf makes the answer for one IP address; false if the family differs.
func infoOf(a netip.Addr, port, family, kind, proto int) (addrInfo, bool) {
	if proto == 0 {
		proto = syscall.IPPROTO_TCP
		if kind == syscall.SOCK_DGRAM {
			proto = syscall.IPPROTO_UDP
		}
	}
	info := addrInfo{family: syscall.AF_INET, kind: kind, proto: proto}
	if a.Is4() {
		info.addr = py.NewTuple(a.String(), port)
	} else {
		info.family = syscall.AF_INET6
		scope := 0
		if ifi, err := net.InterfaceByName(a.Zone()); a.Zone() != "" && err == nil {
			scope = ifi.Index
		}
		info.addr = py.NewTuple(a.String(), port, 0, scope)
	}
	return info, family == familyUnspec || family == info.family
}

// lookup is getaddrinfo for names; it blocks and may run in any goroutine. The
// error is a gaierror's number and text.
func lookup(host, port any, family, kind, proto, flags int) ([]addrInfo, *resolveError) {
	number, rerr := servicePort(port, kind)
	if rerr != nil {
		return nil, rerr
	}
	addrs, rerr := hostAddrs(host, flags)
	if rerr != nil {
		return nil, rerr
	}
	kinds := []int{kind}
	if kind == 0 {
		kinds = []int{syscall.SOCK_STREAM, syscall.SOCK_DGRAM}
	}
	var out []addrInfo
	for _, a := range addrs {
		for _, k := range kinds {
			if info, ok := infoOf(a, number, family, k, proto); ok {
				out = append(out, info)
			}
		}
	}
	if len(out) == 0 {
		return nil, &resolveError{eaiNoName, "Name or service not known"}
	}
	return out, nil
}

// resolveError is what a socket.gaierror carries.
type resolveError struct {
	number int
	text   string
}

func (e *resolveError) exception() *py.Exception { return GAIError.New(e.number, e.text) }

func servicePort(port any, kind int) (int, *resolveError) {
	network := "tcp"
	if kind == syscall.SOCK_DGRAM {
		network = "udp"
	}
	name := ""
	switch p := port.(type) {
	case nil:
		return 0, nil
	case int:
		return p, nil
	case string:
		name = p
	case py.Bytes:
		name = string(p)
	default:
		return 0, &resolveError{eaiService, "Int or String expected"}
	}
	if n, err := strconv.Atoi(name); err == nil {
		return n, nil
	}
	n, err := net.DefaultResolver.LookupPort(context.Background(), network, name)
	if err != nil {
		return 0, &resolveError{eaiService, "Servname not supported for ai_socktype"}
	}
	return n, nil
}

func hostAddrs(host any, flags int) ([]netip.Addr, *resolveError) {
	name := ""
	switch h := host.(type) {
	case nil:
		if flags&aiPassive != 0 {
			return []netip.Addr{netip.IPv4Unspecified(), netip.IPv6Unspecified()}, nil
		}
		return []netip.Addr{netip.IPv6Loopback(), netip.MustParseAddr("127.0.0.1")}, nil
	case string:
		name = h
	case py.Bytes:
		name = string(h)
	}
	if a, err := netip.ParseAddr(name); err == nil {
		return []netip.Addr{a}, nil
	}
	found, err := net.DefaultResolver.LookupNetIP(context.Background(), "ip", name)
	if err != nil {
		var dns *net.DNSError
		if errors.As(err, &dns) && dns.IsTemporary {
			return nil, &resolveError{eaiAgain, "Temporary failure in name resolution"}
		}
		return nil, &resolveError{eaiNoName, "Name or service not known"}
	}
	for i, a := range found {
		found[i] = a.Unmap()
	}
	return found, nil
}

// getaddrinfo resolves in the background and suspends the running coroutine;
// gaierror if there is no address.
func (l *Loop) getaddrinfo(ctx context.Context, host, port any, family, kind, proto, flags int) []addrInfo {
	fut := newFuture(l)
	var infos []addrInfo
	var failure *resolveError
	go func() {
		infos, failure = lookup(host, port, family, kind, proto, flags)
		l.Post(func() { l.callSoonGo("getaddrinfo()", func() { fut.setResultUnlessCancelled(nil) }) })
	}()
	fut.AwaitAny(ctx)
	if failure != nil {
		panic(failure.exception())
	}
	return infos
}

// ensureResolved resolves an address unless it is numeric.
func (l *Loop) ensureResolved(ctx context.Context, host, port any, family, kind, proto, flags int) []addrInfo {
	if info, ok := numericInfo(host, port, family, kind, proto); ok {
		return []addrInfo{info}
	}
	return l.getaddrinfo(ctx, host, port, family, kind, proto, flags)
}

// tuple is the answer as Python's getaddrinfo gives it.
func (a addrInfo) tuple() *py.Tuple {
	return py.NewTuple(a.family, a.kind, a.proto, a.canon, a.addr)
}
