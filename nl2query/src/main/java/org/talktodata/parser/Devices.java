package org.talktodata.parser;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_CloseSession;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteDeviceList;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteSession;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListCount;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListName;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListType;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewSession;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SessionListDevices;

import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;

/**
 * Tells where TensorFlow computes. The Java API does not say it, so an empty session is asked
 * through the C API.
 */
final class Devices {
  private Devices() {}

  /** {@code CPU}, or TensorFlow's name of the first GPU. */
  static String best() {
    GpuLibraries.load();
    try (TF_Graph graph = TF_Graph.newGraph();
        TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
        TF_Status status = TF_Status.newStatus()) {
      TF_Session session = TF_NewSession(graph, options, status);
      status.throwExceptionIfNotOK();
      TF_DeviceList devices = TF_SessionListDevices(session, status);
      String best = "CPU";
      for (int i = 0; i < TF_DeviceListCount(devices) && best.equals("CPU"); i++) {
        if (TF_DeviceListType(devices, i, status).getString().equals("GPU")) {
          best = TF_DeviceListName(devices, i, status).getString();
        }
      }
      TF_DeleteDeviceList(devices);
      TF_CloseSession(session, status);
      TF_DeleteSession(session, status);
      return best;
    }
  }
}
