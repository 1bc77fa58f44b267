namespace StreamTesting.Injection;

/// <summary>The files of a disk, as far as writing needs them.</summary>
internal interface IFileStore
{
    /// <summary>The file behind links, so that it is written and not the link replaced.</summary>
    string TargetOf(string path) => path;

    /// <summary>Opens what is no file but has a name like one, a device or a pipe, which must be written as it is; null where it is a file or nothing.</summary>
    Stream? OpenSpecial(string path) => null;

    void CreateFolder(string folder);

    Stream Create(string path);

    Stream Append(string path);

    void Rename(string from, string to);

    void Delete(string path);

    IEnumerable<string> NamesIn(string folder);
}
