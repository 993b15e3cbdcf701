import { thread as english } from './thread.en';
import { addTexts } from './texts';
import { thread as chinese } from './thread.zh-CN';

addTexts({ 'zh-CN': chinese, en: english });
