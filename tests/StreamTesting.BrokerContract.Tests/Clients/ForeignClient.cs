using System.Diagnostics;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>A Kafka client of another language, as <c>eng/install-clients.sh</c> installs them.</summary>
internal sealed class ForeignClient(string name)
{
    private const string FolderVariable = "STREAMTESTING_CLIENTS";
    private const string RequireVariable = "STREAMTESTING_REQUIRE_CLIENTS";

    private string Folder => Path.Combine(Home, name);

    /// <summary>Its version, as the installation left it.</summary>
    public string Version => File.ReadAllText(Path.Combine(Folder, "version")).Trim();

    /// <summary>Why its tests are skipped; null if it is there, or if STREAMTESTING_REQUIRE_CLIENTS (names apart by commas) makes its lack a failure.</summary>
    public string? WhyNot => IsThere || IsRequired ? null : Missing;

    private static string Home =>
        Variable(FolderVariable)
        ?? Path.Combine(Variable("XDG_CACHE_HOME") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"), "streamtesting", "clients");

    private string Missing => $"The Kafka client {name} is not on this machine{Reason}. eng/install-clients.sh installs it.";

    private bool IsThere => File.Exists(Path.Combine(Folder, "version"));

    private bool IsRequired => (Variable(RequireVariable) ?? "").Split(',', StringSplitOptions.TrimEntries).Contains(name, StringComparer.OrdinalIgnoreCase);

    private string Reason => File.Exists(Folder + ".missing") ? $" ({File.ReadAllText(Folder + ".missing").Trim()})" : "";

    /// <summary>Calls it with its own arguments, or the interpreter of its language with a script, and waits for its end.</summary>
    public Task<ClientOutput> RunAsync(string input, params IEnumerable<string> arguments) => ClientProcess.RunAsync(Call(arguments), input);

    /// <summary>How it is called.</summary>
    /// <exception cref="InvalidOperationException">It is not on this machine.</exception>
    public ProcessStartInfo Call(params IEnumerable<string> arguments)
    {
        if (!IsThere)
        {
            throw new InvalidOperationException(Missing);
        }

        var start = new ProcessStartInfo(File.ReadAllText(Path.Combine(Folder, "interpreter")).Trim(), arguments);
        start.Environment["NODE_PATH"] = Path.Combine(Folder, "node_modules");
        start.Environment["PYTHONPATH"] = Folder;
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        return start;
    }

    private static string? Variable(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? text : null;
}
