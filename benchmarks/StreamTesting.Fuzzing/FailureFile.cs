using StreamTesting.EmbeddedKafka.Tests.Safety;

namespace StreamTesting.Fuzzing;

/// <summary>A case that failed, as a file of four lines: layer, seed and number; target; bytes in hexadecimal; what was wrong.</summary>
internal static class FailureFile
{
    public static string Write(string layer, ulong seed, long index, FuzzCase failed, string reason)
    {
        var path = Path.Combine("artifacts", "fuzz", $"{layer}-{seed}-{index}.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, [$"{layer} {seed} {index}", failed.Target, Convert.ToHexString(failed.Bytes), reason.ReplaceLineEndings(" ")]);
        return path;
    }

    /// <exception cref="FormatException">The file holds no case.</exception>
    public static (string Layer, FuzzCase Case) Read(string path)
    {
        var lines = File.ReadAllLines(path);
        return lines.Length >= 3
            ? (lines[0].Split(' ')[0], new FuzzCase(lines[1], Convert.FromHexString(lines[2])))
            : throw new FormatException($"{path} holds no case: three lines are needed.");
    }
}
