using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>
/// The segments of all logs of a broker that are in files: up to 64 MiB of them in a file, which goes when none of its segments is needed
/// any more. Thread-safe.
/// </summary>
internal sealed class SegmentFiles : IDisposable
{
    public const int DefaultFirstSegmentSize = 16 * 1024;

    private const long FileSize = 64 << 20;

    private readonly Lock gate = new();
    private readonly string folder;
    private readonly string name;
    private readonly ConcurrentDictionary<PartitionLog, bool> logs = new();
    private SegmentFile? current;
    private int number;
    private long used;
    private bool isDisposed;

    /// <param name="folder">The folder; made if it is not there.</param>
    /// <param name="name">What sets the names of these files apart from those of others.</param>
    /// <param name="limit">Bytes that all files together may take.</param>
    /// <param name="firstSegmentSize">The size of a log's first segment, in bytes.</param>
    /// <exception cref="IOException">No file can be made there.</exception>
    public SegmentFiles(string folder, string name, long limit, int firstSegmentSize = DefaultFirstSegmentSize)
    {
        (this.folder, this.name, Limit, FirstSegmentSize) = (folder, name, limit, firstSegmentSize);
        try
        {
            Directory.CreateDirectory(folder);
            current = Begin();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The embedded broker cannot make files for log segments in '{folder}': {exception.Message} (EmbeddedKafkaOptions.SegmentFolder)", exception);
        }
    }

    public long Limit { get; }

    public int FirstSegmentSize { get; }

    public long Used => Interlocked.Read(ref used);

    /// <summary>Writes a segment to a file. Null where that cannot be done, with the reason.</summary>
    public FileSegment? TryStore(MemorySegment segment, out string? reason)
    {
        var index = MemoryMarshal.AsBytes(segment.Entries);
        var length = segment.Written + index.Length;
        lock (gate)
        {
            if (isDisposed || length > Limit - Used)
            {
                reason = isDisposed
                    ? "the broker is stopping"
                    : $"the limit of the embedded broker's segment files is reached: {Used} of {Limit} bytes are in use (EmbeddedKafkaOptions.SegmentFolderLimit)";
                return null;
            }

            try
            {
                if (current is not null && current.Length > 0 && current.Length + length > FileSize)
                {
                    current.Release();
                    current = null;
                }

                current ??= Begin();
                var position = current.Length;
                current.Append(segment.Bytes, index);
                current.Acquire();
                Interlocked.Add(ref used, length);
                reason = null;
                return new FileSegment(current, position, segment);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                reason = $"a log segment cannot be written to a file in '{folder}': {exception.Message} ({Used} bytes are in use there)";
                return null;
            }
        }
    }

    /// <summary>Notes a log that has memory which it could do without.</summary>
    public void Add(PartitionLog log) => logs.TryAdd(log, true);

    public void Remove(PartitionLog log) => logs.TryRemove(log, out _);

    /// <summary>Makes all logs write to files what they hold in memory. Called without any log's lock.</summary>
    public void MakeRoom()
    {
        foreach (var log in logs.Keys)
        {
            log.MoveToFiles();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            current?.Release();
            current = null;
        }
    }

    private SegmentFile Begin() =>
        new(Path.Combine(folder, $"streamtesting-{name}-{number++}.segments"), closed => Interlocked.Add(ref used, -closed));
}
