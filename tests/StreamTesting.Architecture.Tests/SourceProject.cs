using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StreamTesting.Architecture.Tests;

/// <summary>A project of src: its project file, and its sources as the compiler understands them.</summary>
internal sealed class SourceProject(string projectFile)
{
    private readonly Lazy<CSharpCompilation> _compilation = new(() => Compile(projectFile));

    public string Name { get; } = Path.GetFileNameWithoutExtension(projectFile);

    public string Folder { get; } = Path.GetDirectoryName(projectFile)!;

    public CSharpCompilation Compilation => _compilation.Value;

    public IEnumerable<string> Files => SourceFiles(Folder);

    /// <summary>
    /// The names behind the items of a kind in the project file, such as PackageReference; of a project reference, the project's name.
    /// A source generator is no reference: nothing of it is there at run time.
    /// </summary>
    public IEnumerable<string> Items(string kind) => XDocument.Load(projectFile).Descendants(kind)
        .Where(item => item.Attribute("Include") is not null && (string?)item.Attribute("OutputItemType") != "Analyzer")
        .Select(item => item.Attribute("Include")!.Value)
        .Select(name => name.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(name.Replace('\\', '/')) : name);

    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static CSharpCompilation Compile(string projectFile)
    {
        var name = Path.GetFileNameWithoutExtension(projectFile);
        var sources = SourceFiles(Path.GetDirectoryName(projectFile)!).Select(path => SourceCode.Parse(File.ReadAllText(path), path));
        var compilation = SourceCode.Compile(name, sources);
        return name switch
        {
            "StreamTesting.EmbeddedKafka" => GeneratedCode.AddProtocol(compilation, Path.GetDirectoryName(projectFile)!),
            "StreamTesting.Assertions" => GeneratedCode.AddAssertions(compilation),
            "StreamTesting.Testcontainers" => TestcontainersApi.AddTo(compilation),
            _ => compilation,
        };
    }
}
