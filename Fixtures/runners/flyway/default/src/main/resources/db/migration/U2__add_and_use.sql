UPDATE t SET m = 'old';
