t"select {a} from {b!r:>{c}}"
T'' rt"\d{a}"
t"a" t"b{c}"
