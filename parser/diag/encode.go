package diag

import (
	"encoding/json"
	"io"
	"unicode/utf8"

	"github.com/gosyncio/gosyncio/parser/source"
)

// Schema of SARIF 2.1.0, the format in which code hosts take the results of analyses.
const sarifSchema = "https://json.schemastore.org/sarif-2.1.0.json"

// record is a diagnostic in JSON. Lines and columns count from 1, columns in characters.
type record struct {
	File      string   `json:"file"`
	Line      int      `json:"line"`
	Column    int      `json:"column"`
	EndLine   int      `json:"endLine"`
	EndColumn int      `json:"endColumn"`
	Severity  string   `json:"severity"`
	Code      string   `json:"code"`
	Message   string   `json:"message"`
	Notes     []string `json:"notes,omitempty"`
}

func (d *Diagnostic) record() record {
	line, col := d.Position()
	end := max(d.Span.End, d.Span.Start)
	return record{
		File: d.File.Name, Line: line, Column: col, EndLine: d.File.Line(end), EndColumn: runeCol(d.File, end) + 1,
		Severity: d.Severity.String(), Code: d.Code, Message: d.Message, Notes: d.Notes,
	}
}

func runeCol(f *source.File, p source.Pos) int {
	return utf8.RuneCountInString(f.Text[f.LineStart(f.Line(p)):min(int(p), len(f.Text))])
}

// JSON writes the list as a JSON array. It returns the first error of w.
func (l List) JSON(w io.Writer) error {
	records := make([]record, len(l))
	for i, d := range l {
		records[i] = d.record()
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(records)
}

// SARIF writes the list as a SARIF 2.1.0 log with one run of the tool with the given name. It returns the first error of w.
func (l List) SARIF(w io.Writer, tool string) error {
	type object = map[string]any
	rules, seen, results := []object{}, map[string]bool{}, []object{}
	for _, d := range l {
		if !seen[d.Code] {
			seen[d.Code] = true
			rules = append(rules, object{"id": d.Code})
		}
		r := d.record()
		message := r.Message
		for _, n := range r.Notes {
			message += "\n" + n
		}
		results = append(results, object{
			"ruleId": r.Code, "level": sarifLevel[d.Severity], "message": object{"text": message},
			"locations": []object{{"physicalLocation": object{
				"artifactLocation": object{"uri": r.File},
				"region": object{
					"startLine": r.Line, "startColumn": r.Column, "endLine": r.EndLine, "endColumn": r.EndColumn,
				},
			}}},
		})
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(object{
		"$schema": sarifSchema, "version": "2.1.0",
		"runs": []object{{
			"tool":    object{"driver": object{"name": tool, "rules": rules}},
			"results": results, "columnKind": "unicodeCodePoints",
		}},
	})
}

var sarifLevel = map[Severity]string{Error: "error", Warning: "warning", Info: "note"}
