namespace StreamTesting.Benchmarks;

/// <summary>The records of the captures that lie in the repository.</summary>
internal static class RecordedChanges
{
    public static IReadOnlyList<ChangeRecord> All()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var captures = Path.Combine(folder.FullName, "tests", "captures", "all");
            if (File.Exists(Path.Combine(folder.FullName, "StreamTesting.sln")) && Directory.Exists(captures))
            {
                return
                [
                    .. Directory.EnumerateFiles(captures, "*.jsonl.gz").Order(StringComparer.Ordinal)
                        .SelectMany(DebeziumCapture.LoadAll).SelectMany(capture => capture.Records),
                ];
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has StreamTesting.sln and tests/captures/all.");
    }
}
