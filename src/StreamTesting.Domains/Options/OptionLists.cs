namespace StreamTesting.Domains;

/// <summary>Makes lists that are options.</summary>
public static class OptionLists
{
    /// <summary>Makes a list, as a collection expression does: <c>[first, second]</c>.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="items">The elements.</param>
    /// <returns>The list.</returns>
    public static OptionList<T> Of<T>(params ReadOnlySpan<T> items) => new([.. items]);
}
