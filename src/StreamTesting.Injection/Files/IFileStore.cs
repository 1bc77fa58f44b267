namespace StreamTesting.Injection;

/// <summary>The files of a disk, as far as writing needs them.</summary>
internal interface IFileStore
{
    void CreateFolder(string folder);

    Stream Create(string path);

    Stream Append(string path);

    void Rename(string from, string to);

    void Delete(string path);

    IEnumerable<string> NamesIn(string folder);
}
