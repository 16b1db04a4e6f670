UPDATE #[schema].t SET m = '#[label]';
