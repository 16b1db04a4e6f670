-- depends: 0002.new-mood

UPDATE t SET m = 'new';
