package io.github.trendinghashtags.spring;

/** Says why the beans could not be made, and what to do. Neither text holds the key. */
final class SetupException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final String action;

    SetupException(String description, String action) {
        super(description);
        this.action = action;
    }

    /** Names a property or variable; the message of the failure has its range, and its value unless that can be a secret. */
    static SetupException badValue(String name, IllegalArgumentException bad) {
        return new SetupException(
                name + " is not valid: " + bad.getMessage() + ".",
                "Change " + name + ", or remove it for the default.");
    }

    String action() {
        return action;
    }
}
