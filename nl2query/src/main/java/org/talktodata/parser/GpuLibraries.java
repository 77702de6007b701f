package org.talktodata.parser;

import java.io.IOException;
import java.util.List;
import org.bytedeco.javacpp.Loader;

/**
 * The libraries of CUDA that TensorFlow wants on a GPU, when the build brought them along (Maven
 * profile {@code gpu}): they are loaded first, so that TensorFlow finds them under their own names
 * and the machine needs nothing but the driver.
 */
final class GpuLibraries {
  private static final String FOLDER = "/org/bytedeco/cuda/linux-x86_64/";

  /** In the order in which they need each other; cuDNN loads its parts by name. */
  private static final List<String> FILES =
      List.of(
          "libcudart.so.12",
          "libcublasLt.so.12",
          "libcublas.so.12",
          "libcufft.so.11",
          "libnvJitLink.so.12",
          "libcusparse.so.12",
          "libcusolver.so.11",
          "libcupti.so.12",
          "libnvrtc-builtins.so.12.6",
          "libnvrtc.so.12",
          "libcudnn_graph.so.9",
          "libcudnn_ops.so.9",
          "libcudnn_adv.so.9",
          "libcudnn_cnn.so.9",
          "libcudnn_engines_precompiled.so.9",
          "libcudnn_engines_runtime_compiled.so.9",
          "libcudnn_heuristic.so.9",
          "libcudnn.so.9",
          "libnccl.so.2");

  private static boolean tried;

  private GpuLibraries() {}

  /** Loads them once; does nothing in a build without them. */
  static synchronized void load() {
    if (tried) {
      return;
    }
    tried = true;
    if (GpuLibraries.class.getResource(FOLDER + FILES.get(0)) == null) {
      return;
    }
    try {
      for (String name : FILES) {
        System.load(Loader.cacheResource(FOLDER + name).getAbsolutePath());
      }
    } catch (IOException | UnsatisfiedLinkError e) {
      System.err.printf(
          "A CUDA library could not be loaded, so the model may run on the CPU: %s%n",
          e.getMessage());
    }
  }
}
