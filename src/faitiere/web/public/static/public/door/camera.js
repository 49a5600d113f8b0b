// Reads codes from the camera: by the browser's own reader where there is one, else by jsQR. Nothing leaves the phone.
(() => {
  const PAUSE = 120;
  const SAME = 2500;

  async function reader() {
    if ("BarcodeDetector" in window) {
      const formats = await window.BarcodeDetector.getSupportedFormats().catch(() => []);
      if (formats.includes("qr_code")) {
        const detector = new window.BarcodeDetector({ formats: ["qr_code"] });
        return async (video) => (await detector.detect(video))[0]?.rawValue || "";
      }
    }
    const canvas = document.createElement("canvas");
    const brush = canvas.getContext("2d", { willReadFrequently: true });
    return async (video) => {
      const scale = Math.min(1, 640 / video.videoWidth);
      canvas.width = video.videoWidth * scale;
      canvas.height = video.videoHeight * scale;
      brush.drawImage(video, 0, 0, canvas.width, canvas.height);
      const picture = brush.getImageData(0, 0, canvas.width, canvas.height);
      return window.jsQR(picture.data, picture.width, picture.height, { inversionAttempts: "dontInvert" })?.data || "";
    };
  }

  async function start(video, told) {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
    video.srcObject = stream;
    await video.play();
    const read = await reader();
    let last = "";
    let lastAt = 0;
    let isRunning = true;
    const look = async () => {
      if (!isRunning) return;
      if (video.readyState >= 2) {
        const code = await read(video).catch(() => "");
        // A badge held before the camera is one badge.
        if (code && (code !== last || Date.now() - lastAt > SAME)) told(code);
        if (code) [last, lastAt] = [code, Date.now()];
      }
      setTimeout(look, PAUSE);
    };
    look();
    return () => {
      isRunning = false;
      stream.getTracks().forEach((track) => track.stop());
    };
  }

  window.DoorCamera = { start };
})();
