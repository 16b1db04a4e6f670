0, 00, 1_000, 0xFF_ff, 0o17, 0b1_0, 12345678901234567890123
1.0, 1., .5, 1e10, 1_0.0e-1_0, 1E+3, 2j, 1.5J, 0.
None, True, False, ..., Ellipsis
'a' "b" '''c''' """d"""
'a\'b\"c\\d\ne\tf\a\b\f\v\0\x41\101\u00e9\U0001f600\d'
r'a\'b\n' R"\d" if x else R"\n"
rb'\x00' Rb"\n" BR'' if x else b'\x00\377\q' B"a"
u'a' U"b"
b''
'one \
two' """three \
four "quoted" ""five" \"""six"""
'\N{BULLET} and \N{LATIN SMALL LETTER A}'
1if x else 2
