namespace StreamTesting.Injection;

/// <summary>The files that one sink makes, however many: few of them are open at a time, those used last.</summary>
internal sealed class PartFiles(IFileStore store) : IDisposable
{
    private const int MostOpen = 64;
    private readonly List<PartFile> _files = [];
    private readonly LinkedList<PartFile> _open = new();
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    public IReadOnlyList<PartFile> All => _files;

    /// <summary>Begins a file, in a folder that is made where it is not there.</summary>
    public PartFile Add(string path)
    {
        var file = new PartFile(path, store);
        Try(file, () =>
        {
            var folder = Path.GetDirectoryName(path) ?? "";
            if (folder.Length > 0 && _folders.Add(folder))
            {
                store.CreateFolder(folder);
            }

            _files.Add(file);
            Open(file);
        });
        return file;
    }

    public void Append(PartFile file, ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (!ReferenceEquals(_open.First?.Value, file))
            {
                Use(file);
            }

            file.Append(bytes);
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw Failure(file, e);
        }
    }

    public void Flush()
    {
        foreach (var file in _open)
        {
            Try(file, file.Flush);
        }
    }

    public void Finish()
    {
        foreach (var file in _files)
        {
            Try(file, file.Close);
        }

        _open.Clear();
    }

    public void Commit()
    {
        foreach (var file in _files)
        {
            Try(file, file.Rename);
        }
    }

    public void Dispose()
    {
        foreach (var file in _files)
        {
            file.Dispose();
        }

        _files.Clear();
        _open.Clear();
    }

    private static bool IsFailure(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;

    private static SinkException Failure(PartFile file, Exception e) => new($"'{file.Path}'", e.Message.TrimEnd('.'), e);

    private static void Try(PartFile file, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw Failure(file, e);
        }
    }

    private void Use(PartFile file)
    {
        if (!file.IsOpen)
        {
            Open(file);
            return;
        }

        _open.Remove(file.Place!);
        _open.AddFirst(file.Place!);
    }

    private void Open(PartFile file)
    {
        if (_open.Count == MostOpen)
        {
            var oldest = _open.Last!;
            _open.RemoveLast();
            oldest.Value.Close();
        }

        file.Open();
        file.Place ??= new LinkedListNode<PartFile>(file);
        _open.AddFirst(file.Place);
    }
}
