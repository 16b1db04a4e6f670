SELECT 'the prefix is M here';
