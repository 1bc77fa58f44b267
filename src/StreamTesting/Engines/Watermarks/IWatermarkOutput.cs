namespace StreamTesting;

/// <summary>Where a source's watermarks and statuses go.</summary>
internal interface IWatermarkOutput
{
    void Emit(long watermark);

    void Mark(bool idle);
}
