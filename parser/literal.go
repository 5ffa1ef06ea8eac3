package parser

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
)

// maxIntDigits is CPython's default limit for decimal integers (sys.get_int_max_str_digits).
const maxIntDigits = 4300

// numberLiteral parses a number.
func (p *parser) numberLiteral() pyast.Expr {
	start := p.start()
	text := p.text(p.i)
	p.next()
	c := &pyast.Constant{ExprBase: p.at(start)}
	if message := setNumber(c, text); message != "" {
		p.failWith(source.Span{Start: start, End: start + source.Pos(len(text))}, message)
	}
	return c
}

// setNumber reads the text of a number, which the lexer has checked, into c. It returns a message if it is too big.
func setNumber(c *pyast.Constant, text string) string {
	if strings.IndexByte(text, '_') >= 0 {
		text = strings.ReplaceAll(text, "_", "")
	}
	if len(text) > 2 && text[0] == '0' && text[1] > '9' {
		switch text[1] | 0x20 {
		case 'x':
			setInt(c, text[2:], 16)
			return ""
		case 'o':
			setInt(c, text[2:], 8)
			return ""
		case 'b':
			setInt(c, text[2:], 2)
			return ""
		}
	}
	switch last := text[len(text)-1] | 0x20; {
	case last == 'j':
		c.Kind = pyast.ConstComplex
		c.Float, _ = strconv.ParseFloat(text[:len(text)-1], 64) // out of range is ±Inf, as in Python
	case strings.ContainsAny(text, ".eE"):
		c.Kind = pyast.ConstFloat
		c.Float, _ = strconv.ParseFloat(text, 64)
	case len(text) > maxIntDigits:
		return fmt.Sprintf("Exceeds the limit (%d digits) for integer string conversion: value has %d digits; "+
			"use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals "+
			"to avoid decimal conversion limits.", maxIntDigits, len(text))
	default:
		setInt(c, text, 10)
	}
	return ""
}

func setInt(c *pyast.Constant, digits string, base int) {
	c.Kind = pyast.ConstInt
	n, err := strconv.ParseInt(digits, base, 64)
	if err == nil {
		c.Int = n
		return
	}
	c.Big, _ = new(big.Int).SetString(digits, base)
}
