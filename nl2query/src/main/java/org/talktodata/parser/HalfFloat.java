package org.talktodata.parser;

/** Numbers of 16 bits (IEEE 754 binary16); the JDK has these from 20 on. */
final class HalfFloat {
  private HalfFloat() {}

  /** The nearest half; beyond its range, the largest. */
  static short fromFloat(float number) {
    int bits = Float.floatToIntBits(number);
    int sign = (bits >>> 16) & 0x8000;
    float size = Math.min(Math.abs(number), 65504f);
    if (size < 0x1p-14f) {
      return (short) (sign | Math.round(size * 0x1p24f));
    }
    int rounded = Float.floatToIntBits(size) + 0x1000;
    return (short) (sign | Math.min(((rounded >>> 13) - (112 << 10)), 0x7BFF));
  }

  static float toFloat(short half) {
    int exponent = (half >>> 10) & 0x1F;
    int fraction = half & 0x3FF;
    float size =
        exponent == 0
            ? fraction * 0x1p-24f
            : Float.intBitsToFloat(((exponent + 112) << 23) | (fraction << 13));
    return half < 0 ? -size : size;
  }
}
