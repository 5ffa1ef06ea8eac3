package diag

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/gosyncio/gosyncio/parser/source"
)

func sample() List {
	f := source.New("a.py", []byte("x = 1\n\ty é = f(2)\n"))
	var l List
	l.Errorf(f, "GS1", source.Span{Start: 12, End: 17}, "no %s", "calls").Note("write %d", 2).Note("or not")
	l.Warnf(f, "GS2", source.Span{Start: 0, End: 1}, "100% literal")
	return l
}

func TestRender(t *testing.T) {
	const want = "a.py:2:6: error[GS1]: no calls\n    y é = f(2)\n        ^^^^^\nnote: write 2\nnote: or not\n" +
		"a.py:1:1: warning[GS2]: 100% literal\n    x = 1\n    ^\n"
	if got := sample().String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestSort(t *testing.T) {
	l := sample()
	l.Sort()
	if l[0].Code != "GS2" || !l.HasErrors() || l[:1].HasErrors() {
		t.Error(l)
	}
}

func TestJSON(t *testing.T) {
	var b strings.Builder
	if err := sample().JSON(&b); err != nil {
		t.Fatal(err)
	}
	var got []record
	if err := json.Unmarshal([]byte(b.String()), &got); err != nil {
		t.Fatal(err)
	}
	want := record{"a.py", 2, 6, 2, 11, "error", "GS1", "no calls", []string{"write 2", "or not"}}
	if len(got) != 2 || got[0].Line != want.Line || got[0].Column != want.Column || got[0].EndColumn != want.EndColumn ||
		got[0].Message != want.Message || len(got[0].Notes) != 2 {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestSARIF(t *testing.T) {
	var b strings.Builder
	if err := sample().SARIF(&b, "translate"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"version": "2.1.0"`, `"ruleId": "GS1"`, `"startColumn": 6`, `"level": "warning"`, `"name": "translate"`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in\n%s", want, b.String())
		}
	}
}
