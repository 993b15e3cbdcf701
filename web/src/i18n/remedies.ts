import { remedies as english } from './remedies.en';
import { remedies as chinese } from './remedies.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
