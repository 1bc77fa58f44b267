namespace StreamTesting.Injection;

internal sealed class DiskFiles : IFileStore
{
    public static readonly DiskFiles Instance = new();

    public string TargetOf(string path) => new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;

    public Stream? OpenSpecial(string path)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path))
        {
            return null;
        }

        if (IsDevice(Path.GetFullPath(path)) || IsDevice(TargetOf(path)))
        {
            return OpenAsIs(path);
        }

        return new FileInfo(TargetOf(path)).Length == 0 ? OpenPipe(path) : null;
    }

    public void CreateFolder(string folder) => Directory.CreateDirectory(folder);

    public Stream Create(string path) => new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);

    public Stream Append(string path) => new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);

    public void Rename(string from, string to) => File.Move(from, to, overwrite: true);

    public void Delete(string path) => File.Delete(path);

    public IEnumerable<string> NamesIn(string folder) => Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path));

    /// <summary>Only opening tells a pipe from an empty file, and a pipe's reader must not see it opened twice.</summary>
    private static FileStream? OpenPipe(string path)
    {
        try
        {
            var stream = OpenAsIs(path);
            if (!stream.CanSeek)
            {
                return stream;
            }

            stream.Dispose();
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static FileStream OpenAsIs(string path) => new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    private static bool IsDevice(string path) =>
        (path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal)) || path.StartsWith("/proc/", StringComparison.Ordinal);
}
