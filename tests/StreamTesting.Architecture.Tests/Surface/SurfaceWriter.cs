using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StreamTesting.Architecture.Tests;

/// <summary>Writes what an assembly shows to others as text: a block a type, a line a member, in an order that does not depend on the sources.</summary>
internal static class SurfaceWriter
{
    private const SymbolDisplayMiscellaneousOptions Words =
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier;

    private const SymbolDisplayGenericsOptions Generics =
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance;

    private static readonly SymbolDisplayFormat Name = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters, miscellaneousOptions: Words);

    private static readonly SymbolDisplayFormat Type = new(
        genericsOptions: Generics, miscellaneousOptions: Words, kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature, parameterOptions: Parameters);

    private static readonly SymbolDisplayFormat Member = new(
        genericsOptions: Generics,
        miscellaneousOptions: Words,
        kindOptions: SymbolDisplayKindOptions.IncludeMemberKeyword,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: Parameters,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor);

    private const SymbolDisplayParameterOptions Parameters =
        SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
        | SymbolDisplayParameterOptions.IncludeModifiers | SymbolDisplayParameterOptions.IncludeExtensionThis;

    public static string Write(string assembly)
    {
        var reference = MetadataReference.CreateFromFile(Assembly.Load(assembly).Location);
        var compilation = SourceCode.Compile(assembly, []).AddReferences(reference)
            .WithOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, metadataImportOptions: MetadataImportOptions.Public));
        var symbol = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
        var text = new StringBuilder();
        foreach (var type in Types(symbol.GlobalNamespace).OrderBy(Sorting, StringComparer.Ordinal))
        {
            Write(text, type);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, INamedTypeSymbol type)
    {
        text.Append(text.Length == 0 ? "" : "\n").Append(type.ContainingNamespace.ToDisplayString()).Append(": ").Append(Head(type)).Append('\n');
        if (type.TypeKind == TypeKind.Delegate)
        {
            return;
        }

        foreach (var member in type.GetMembers().Where(member => IsShown(member, type)).OrderBy(Rank).ThenBy(Sorting, StringComparer.Ordinal))
        {
            text.Append("  ").Append(member.DeclaredAccessibility == Accessibility.Public ? "" : "protected ").Append(Line(member)).Append('\n');
        }
    }

    private static string Head(INamedTypeSymbol type)
    {
        var modifiers = type switch
        {
            { TypeKind: not TypeKind.Class } => "",
            { IsStatic: true } => "static ",
            { IsAbstract: true } => "abstract ",
            { IsSealed: true } => "sealed ",
            _ => "",
        };
        var bases = new[] { type.BaseType }.Where(it => type.TypeKind == TypeKind.Class && it?.SpecialType != SpecialType.System_Object)
            .Concat(type.Interfaces.Where(it => !(type.IsRecord && it.Name == "IEquatable")).OrderBy(Sorting, StringComparer.Ordinal))
            .Select(it => it!.ToDisplayString(Name));
        var outer = type.ContainingType is { } container ? container.ToDisplayString(Name) + "." : "";
        var shown = type.ToDisplayString(Type);
        var head = outer.Length == 0 ? shown : shown.Insert(shown.IndexOf(' ', StringComparison.Ordinal) + 1, outer);
        return modifiers + head + (bases.Any() ? " : " + string.Join(", ", bases) : "");
    }

    private static string Line(ISymbol member) => member is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } value
        ? $"{value.Name} = {value.ConstantValue}"
        : (member is IPropertySymbol { IsRequired: true } ? "required " : "") + member.ToDisplayString(Member);

    private static bool IsShown(ISymbol member, INamedTypeSymbol type)
    {
        var visible = member.DeclaredAccessibility == Accessibility.Public
            || (!type.IsSealed && member.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal);
        var synthesized = member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute");
        var implied = member is IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove }
            or IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0, ContainingType.TypeKind: TypeKind.Struct };
        return visible && !synthesized && !implied && member is not INamedTypeSymbol
            && !(type.TypeKind == TypeKind.Enum && member is not IFieldSymbol { HasConstantValue: true });
    }

    private static int Rank(ISymbol member) => member switch
    {
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => 0,
        IFieldSymbol => 1,
        IMethodSymbol { MethodKind: MethodKind.Constructor } => 2,
        IPropertySymbol => 3,
        IEventSymbol => 4,
        _ => 5,
    };

    private static string Sorting(ISymbol symbol) => symbol is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum, ConstantValue: IConvertible number }
        ? number.ToDecimal(null).ToString("00000000000000000000", System.Globalization.CultureInfo.InvariantCulture)
        : $"{symbol.ToDisplayString(Name)} {symbol.ToDisplayString(Member)}";

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) => container.GetMembers().SelectMany(member => member switch
    {
        INamespaceSymbol inner => Types(inner),
        INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public or Accessibility.Protected } type => Types(type).Prepend(type),
        _ => [],
    });
}
