'use strict';
// Loaded before the program where a test shows a day: there it is noon of 2026-11-22, in whatever zone the test runs.
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
