try:
    a
except B, C:
    d
except E, F.g, H:
    i
