using Microsoft.Win32.SafeHandles;

namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>
/// A file with the segments of several logs. Nobody but its process sees it longer than need be: where the system allows that, its name is
/// removed at once, elsewhere it is deleted when it is closed; so it is gone as well when the process is killed. It is closed when the last
/// reference is released.
/// </summary>
internal sealed class SegmentFile
{
    private readonly SafeFileHandle handle;
    private readonly Action<long> onClosed;
    private int references = 1;

    public SegmentFile(string path, Action<long> onClosed)
    {
        this.onClosed = onClosed;
        handle = File.OpenHandle(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None);
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }
    }

    /// <summary>Bytes written, where the next come. Changed by the writer alone.</summary>
    public long Length { get; private set; }

    /// <summary>Writes at the end. Where that fails nothing has changed: what was written of it is written over.</summary>
    public void Append(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> index)
    {
        RandomAccess.Write(handle, bytes, Length);
        RandomAccess.Write(handle, index, Length + bytes.Length);
        Length += bytes.Length + index.Length;
    }

    public void Read(long position, Span<byte> target)
    {
        while (!target.IsEmpty)
        {
            var count = RandomAccess.Read(handle, target, position);
            if (count == 0)
            {
                throw new EndOfStreamException($"A file of log segments ends at {position}, {target.Length} bytes too early.");
            }

            target = target[count..];
            position += count;
        }
    }

    public void Acquire() => Interlocked.Increment(ref references);

    public void Release()
    {
        if (Interlocked.Decrement(ref references) == 0)
        {
            handle.Dispose();
            onClosed(Length);
        }
    }
}
