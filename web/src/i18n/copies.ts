import { copies as english } from './copies.en';
import { copies as chinese } from './copies.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
