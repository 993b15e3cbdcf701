import { accesslog as english } from './accesslog.en';
import { accesslog as chinese } from './accesslog.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
