import fc from 'fast-check';

// A property that fails fails again on the next run, and the suite gives one verdict per commit.
fc.configureGlobal({ seed: 20240715 });
