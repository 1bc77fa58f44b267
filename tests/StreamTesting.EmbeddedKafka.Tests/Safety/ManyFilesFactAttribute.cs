namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>A test that opens more files than every system allows; skipped, with the reason, where it cannot.</summary>
public sealed class ManyFilesFactAttribute : FactAttribute
{
    public ManyFilesFactAttribute(int files)
    {
        if (ProcessState.FileLimit < files)
        {
            Skip = $"The process may open {ProcessState.FileLimit} files, and the test needs {files}: raise ulimit -n.";
        }
    }
}
