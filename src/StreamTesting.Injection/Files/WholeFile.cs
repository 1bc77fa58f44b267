namespace StreamTesting.Injection;

/// <summary>
/// A file that is there when it is whole: written under a temporary name in its own folder (which is made where it is missing), renamed by
/// <see cref="Commit"/>, and removed by <see cref="Dispose"/> where that was not called. Not thread-safe.
/// </summary>
public sealed class WholeFile : IDisposable
{
    private readonly PartFiles _files = new(DiskFiles.Instance);
    private readonly PartFile _file;

    /// <summary>Begins a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SinkException">It can't be made.</exception>
    public WholeFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _file = _files.Add(path);
    }

    /// <summary>How much was written.</summary>
    public long Bytes => _file.Bytes;

    /// <summary>Writes to its end.</summary>
    /// <param name="bytes">What.</param>
    /// <exception cref="SinkException">It can't be written.</exception>
    public void Write(ReadOnlySpan<byte> bytes) => _files.Append(_file, bytes);

    /// <summary>Gives it its name.</summary>
    /// <exception cref="SinkException">It can't be written or renamed.</exception>
    public void Commit()
    {
        _files.Finish();
        _files.Commit();
    }

    /// <summary>Removes it, where it was not committed.</summary>
    public void Dispose() => _files.Dispose();
}
