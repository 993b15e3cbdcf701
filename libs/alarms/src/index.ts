export { AlarmUnavailable, type AlarmClock, type AlarmHealth } from './alarm-clock.js';
export { BullMqAlarmClock, type BullMqAlarmClockOptions } from './bullmq-alarm-clock.js';
