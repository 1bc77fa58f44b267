using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StreamTesting.Architecture.Tests;

/// <summary>Finds uses of banned members, however they are written: aliases, static usings, target-typed new, method groups.</summary>
internal static class BannedApiScan
{
    public static IEnumerable<(string Place, string File, string Api)> Uses(Compilation compilation) =>
        from tree in SourceCode.Written(compilation)
        from use in SourceCode.Uses(compilation, tree)
        let api = Banned(use.Symbol)
        where api is not null && !(IsHashing(api) && InsideGetHashCode(use.Node))
        select (SourceCode.Place(use.Node), Repository.Relative(tree.FilePath), api);

    private static string? Banned(ISymbol symbol)
    {
        if (symbol is ITypeSymbol || symbol.ContainingType is not { } type)
        {
            return null;
        }

        var owner = type.OriginalDefinition.ToDisplayString();
        return new[] { owner, $"{owner}.{symbol.Name}" }.FirstOrDefault(BannedApis.Reasons.ContainsKey);
    }

    private static bool IsHashing(string api) => api is "System.HashCode" || api.EndsWith(".GetHashCode", StringComparison.Ordinal);

    private static bool InsideGetHashCode(SyntaxNode node) =>
        node.Ancestors().OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.Text == nameof(GetHashCode));
}
