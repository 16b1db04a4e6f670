if a:
    b = """one
two"""
c = 1 \
  + 2
