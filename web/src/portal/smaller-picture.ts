import { asJpeg, isWorthShrinking, shrunk } from './picture-size';

const QUALITY = 0.85;

/**
 * A photo made smaller before it is sent, for slow networks: turned as the camera held it, since what it wrote into the file is gone
 * afterwards. The file as it is, where it is small already or this browser cannot draw it.
 */
export const smallerPicture = async (file: File): Promise<File> => {
  if (!isWorthShrinking(file)) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const canvas = Object.assign(
      document.createElement('canvas'),
      shrunk(picture.width, picture.height),
    );
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((resolve) =>
      canvas.toBlob(resolve, 'image/jpeg', QUALITY),
    );
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], asJpeg(file.name), { type: 'image/jpeg' });
  } catch {
    return file;
  }
};
