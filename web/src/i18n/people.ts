import { people as english } from './people.en';
import { people as chinese } from './people.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
