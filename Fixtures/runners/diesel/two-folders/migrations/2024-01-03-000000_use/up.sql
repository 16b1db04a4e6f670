UPDATE t SET m = 'new';
