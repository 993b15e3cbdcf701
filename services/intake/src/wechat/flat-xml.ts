import { XmlDocument, type XmlElement } from 'xmldoc';

type XmlNode = XmlElement['children'][number];

/** The fields of the XML of WeChat, which is one level deep where it is read; null for what is no such XML, or defines entities. */
export function flatXml(text: string): Readonly<Record<string, string>> | null {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return null;
  try {
    const { name, children } = new XmlDocument(text);
    return name === 'xml' ? Object.fromEntries(children.filter(isField).map(fieldOf)) : null;
  } catch {
    return null;
  }
}

const isElement = (node: XmlNode): node is XmlElement => node.type === 'element';
const isField = (node: XmlNode): node is XmlElement =>
  isElement(node) && !node.children.some(isElement);
const fieldOf = ({ name, val }: XmlElement): readonly [string, string] => [name, val];
