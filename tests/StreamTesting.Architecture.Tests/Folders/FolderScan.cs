using Microsoft.CodeAnalysis;

namespace StreamTesting.Architecture.Tests;

/// <summary>Finds names that point forward, against the order of the folders.</summary>
internal static class FolderScan
{
    private const string ProjectRoot = "the project's root";

    public static IEnumerable<string> Violations(Compilation compilation, string projectFolder, IReadOnlyList<string> folders)
    {
        var order = folders.Append(ProjectRoot).ToList();
        foreach (var tree in SourceCode.Written(compilation))
        {
            var stage = Stage(tree, projectFolder, order);
            if (stage < 0)
            {
                yield return $"{Repository.Relative(tree.FilePath)} is in no folder of the order {string.Join(", ", folders)}";
                continue;
            }

            foreach (var (node, symbol) in SourceCode.Uses(compilation, tree))
            {
                var type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
                var declarations = type?.OriginalDefinition.DeclaringSyntaxReferences ?? [];
                if (declarations.Length > 0 && declarations.All(declaration => Stage(declaration.SyntaxTree, projectFolder, order) > stage))
                {
                    var later = order[Stage(declarations[0].SyntaxTree, projectFolder, order)];
                    yield return $"{SourceCode.Place(node)}: {order[stage]} names {type!.Name}, which {later} declares";
                }
            }
        }
    }

    private static int Stage(SyntaxTree tree, string projectFolder, List<string> order)
    {
        var parts = Path.GetRelativePath(projectFolder, tree.FilePath).Replace('\\', '/').Split('/');
        return order.IndexOf(parts.Length == 1 ? ProjectRoot : parts[0]);
    }
}
