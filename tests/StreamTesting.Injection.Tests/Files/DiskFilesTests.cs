using System.Diagnostics;

namespace StreamTesting.Injection.Tests;

/// <summary>What has a name like a file and is none is written as it is, never renamed over. (No test here renames towards a device.)</summary>
public sealed class DiskFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [LinuxFact]
    public void OpenSpecial_Devices_AreOpenedAsTheyAre()
    {
        using var nothing = DiskFiles.Instance.OpenSpecial("/dev/null").ShouldNotBeNull();
        using var full = DiskFiles.Instance.OpenSpecial("/dev/full").ShouldNotBeNull();

        nothing.Write("text"u8);
        Should.Throw<IOException>(() => full.Write("text"u8));
    }

    [LinuxFact]
    public void OpenSpecial_ALinkToADevice_IsTheDevice()
    {
        File.CreateSymbolicLink(_folder["link"], "/dev/null");

        DiskFiles.Instance.OpenSpecial(_folder["link"]).ShouldNotBeNull().Dispose();
    }

    [LinuxFact]
    public void OpenSpecial_FilesAndWhatIsNotThere_AreNotSpecial()
    {
        File.WriteAllText(_folder["empty"], "");
        File.WriteAllText(_folder["full"], "text");

        DiskFiles.Instance.OpenSpecial(_folder["empty"]).ShouldBeNull();
        DiskFiles.Instance.OpenSpecial(_folder["full"]).ShouldBeNull();
        DiskFiles.Instance.OpenSpecial(_folder["none"]).ShouldBeNull();
        DiskFiles.Instance.OpenSpecial("/dev/shm/streamtesting-none").ShouldBeNull();
    }

    [LinuxFact]
    public async Task WholeFile_OfANamedPipe_IsReadAtTheOtherEnd()
    {
        using (var make = Process.Start("mkfifo", [_folder["pipe"]]))
        {
            await make.WaitForExitAsync();
        }

        var reading = Task.Run(() => File.ReadAllText(_folder["pipe"]));
        using (var file = new WholeFile(_folder["pipe"]))
        {
            file.Write("all of it"u8);
            file.Commit();
        }

        (await reading.WaitAsync(TimeSpan.FromSeconds(60))).ShouldBe("all of it");
        new FileInfo(_folder["pipe"]).Length.ShouldBe(0);
    }

    [LinuxFact]
    public void WholeFile_OfALink_WritesTheFileBehindItAndKeepsTheLink()
    {
        File.WriteAllText(_folder["file"], "old");
        File.CreateSymbolicLink(_folder["link"], _folder["file"]);

        using (var file = new WholeFile(_folder["link"]))
        {
            file.Write("new"u8);
            file.Commit();
        }

        new FileInfo(_folder["link"]).LinkTarget.ShouldBe(_folder["file"]);
        File.ReadAllText(_folder["file"]).ShouldBe("new");
    }
}
