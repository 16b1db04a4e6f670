SELECT 'a label cannot be taken away';
