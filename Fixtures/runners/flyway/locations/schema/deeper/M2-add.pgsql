ALTER TYPE mood ADD VALUE '#[label]';
