export { AlarmUnavailable, type AlarmClock, type AlarmHealth } from './alarm-clock.js';
export { BullMqAlarmClock } from './bullmq-alarm-clock.adapter.js';
