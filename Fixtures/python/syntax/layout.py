# -*- coding: utf-8 -*-
"""What lines and blocks look like."""
if True:
	x = 1
	if x:
		y = 2
        
    # a comment where no block ends
	z = 3

def one(a,
        b):  # brackets join lines
    return a + \
        b

class A: pass
class B: x = 1; y = 2;

for i in 1, 2, 3: pass
else:
    pass

values = [
    1,  # one

    2,
]; more = values
if x: y
elif z: w
elif v:
    u
else: t
lambda: (yield)
