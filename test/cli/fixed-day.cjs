'use strict';
// Preloaded where a test shows a day: sets the clock to noon of 2026-11-22, in the time zone of the test.
const noon = new Date(2026, 10, 22, 12).getTime();
globalThis.Date = class extends Date {
  constructor(...parts) {
    if (parts.length === 0) super(noon);
    else super(...parts);
  }

  static now() {
    return noon;
  }
};
