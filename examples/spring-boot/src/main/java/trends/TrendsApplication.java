package trends;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class TrendsApplication {
    public static void main(String[] args) {
        SpringApplication.run(TrendsApplication.class, args);
    }
}
